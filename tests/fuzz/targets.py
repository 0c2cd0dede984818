"""All that is fuzzed."""

from . import calibrations, datasets, media, misbehaving, networks, sessions, small

MODULES = (sessions, media, calibrations, small, networks, datasets, misbehaving)
TARGETS = {target.key: target for module in MODULES for target in module.TARGETS}
KINDS = tuple(dict.fromkeys(target.kind for target in TARGETS.values() if target.kind != misbehaving.KIND))
