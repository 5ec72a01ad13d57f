"""The documentation site: written pages, and pages made from the declarations each time it is built."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import generate

project = "Querencia"
author = "The Querencia authors"
extensions = ["myst_parser"]
exclude_patterns = ["requirements.lock", "README.md"]
html_theme = "furo"
html_title = "Querencia"
html_copy_source = False
html_show_sphinx = False
myst_heading_anchors = 3
myst_enable_extensions = ["deflist"]
# Pages that are gathered from folders link to files of the repository, which are no pages of the site.
suppress_warnings = ["myst.xref_missing", "myst.header", "toc.not_included"]

generate.write_all()
