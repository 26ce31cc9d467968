"""What the rows are compared with, served by the same server software with as many workers."""
