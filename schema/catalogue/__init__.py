"""What can be asked of the vocabulary: fields, codes, and what each partner's form needs."""
