"""How any operation is read, checked, limited, carried out and answered; what types and fields are made of."""
