"""Plans written by hand as offices of several kinds write them, each beside the outline that an officer finds in it."""
