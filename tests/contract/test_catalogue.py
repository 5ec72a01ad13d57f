"""The generated catalogue is what the models declare."""

import subprocess
import sys
from pathlib import Path


def test_the_catalogue_is_up_to_date() -> None:
    script = Path(__file__).parent / "catalogue_page.py"
    made = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout
