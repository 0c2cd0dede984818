"""All that is fuzzed."""

from . import media, misbehaving, networks, sessions, small

MODULES = (sessions, media, small, networks, misbehaving)
TARGETS = {target.key: target for module in MODULES for target in module.TARGETS}
KINDS = tuple(dict.fromkeys(target.kind for target in TARGETS.values() if target.kind != misbehaving.KIND))
