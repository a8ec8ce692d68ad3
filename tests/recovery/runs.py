"""How many examples a property is tried on: few in every run, more when asked for."""

import os

from hypothesis import HealthCheck, settings

_FEW = 50
EXAMPLES = int(os.environ.get("NIANBAO_EXAMPLES", _FEW))

thorough = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
