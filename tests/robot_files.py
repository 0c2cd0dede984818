"""URDF files of small hands, for tests of robot hands."""

from pathlib import Path

ALLEGRO_TIPS = {"link_15.0_tip": (0.02, 0.05, 0.02), "link_3.0_tip": (0, 0.04, 0.1)}
ALLEGRO_TIPS |= {"link_7.0_tip": (0, 0.0, 0.1), "link_11.0_tip": (0, -0.04, 0.1)}
BONE_M = 0.05


def write_urdf(
    path: Path, tips: dict[str, tuple[float, float, float]], root: str = "wrist", kind: str = "revolute"
) -> Path:
    """A hand with a finger of two bones for each tip, whose knuckle is at the given place [m] from its root.

    Fingers point along z and curl towards x, the palm. The joints are named after the tips: TIP_spread, TIP_1, TIP_2.
    """
    parts = [f'<robot name="hand"><link name="{root}"/>']
    for tip, place in tips.items():
        chain = [root, f"{tip}_base", f"{tip}_first", f"{tip}_second"]
        joints = ((f"{tip}_spread", "1 0 0", place, 0.5), (f"{tip}_1", "0 1 0", (0, 0, 0), 1.7))
        joints += ((f"{tip}_2", "0 1 0", (0, 0, BONE_M), 1.7),)
        parts += [f'<link name="{name}"/>' for name in (*chain[1:], tip)]
        for (name, axis, origin, most), parent, child in zip(joints, chain, chain[1:], strict=False):
            least = -most if name.endswith("spread") else -0.3
            parts.append(_joint(name, kind, parent, child, origin, f'<axis xyz="{axis}"/>', least, most))
        parts.append(_joint(f"{tip}_fixed", "fixed", chain[-1], tip, (0, 0, BONE_M)))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(parts) + "</robot>")
    return path


def write_allegro(folder: Path) -> Path:
    """Both of Allegro's hands, where dex-retargeting's configurations look for them; returns `folder`."""
    for side, sign in (("right", 1), ("left", -1)):
        tips = {tip: (x, sign * y, z) for tip, (x, y, z) in ALLEGRO_TIPS.items()}
        write_urdf(folder / f"allegro_hand/allegro_hand_{side}.urdf", tips)
    return folder


def _joint(
    name: str,
    kind: str,
    parent: str,
    child: str,
    origin: tuple[float, ...],
    axis: str = "",
    least: float = 0,
    most: float = 0,
) -> str:
    limit = f'<limit lower="{least}" upper="{most}" effort="1" velocity="1"/>' if kind == "revolute" else ""
    place = " ".join(map(str, origin))
    links = f'<parent link="{parent}"/><child link="{child}"/><origin xyz="{place}" rpy="0 0 0"/>'
    return f'<joint name="{name}" type="{kind}">{links}{axis}{limit}</joint>'
