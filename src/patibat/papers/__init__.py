"""Documents in and out, charts, letters and colours: everything between values and paper."""
