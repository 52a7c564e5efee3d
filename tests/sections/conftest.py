"""Makes the small documents of this room importable."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
