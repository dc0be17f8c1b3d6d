"""The gate and the packer: what may leave, and the only maker of what leaves."""
