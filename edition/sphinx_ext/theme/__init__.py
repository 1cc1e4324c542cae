"""What the theme is told: layout, style, scripts, translator, print, and the host of the widgets."""
