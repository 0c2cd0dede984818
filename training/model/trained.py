"""Loading a trained network: from a run's folder, one of its checkpoints, or an exported file."""

from dataclasses import replace
from pathlib import Path

from handmirror.core.assets import sha256
from handmirror.core.clips.schema import HandModelName
from handmirror.core.errors import UserError
from handmirror.core.files import reason
from handmirror.core.hand.model import default_model_path
from handmirror.core.network.checkpoint import CheckpointFacts, load_checkpoint
from handmirror.core.network.pose_net import PoseNet
from handmirror.core.network.structure import mismatch
from handmirror.core.network.weights import fill, read_weights
from handmirror.training.data.about import about
from handmirror.training.loop.run_folder import CONFIG, DAMAGED, best_checkpoint, read_saved_config
from handmirror.training.model.build import offline
from handmirror.training.settings.schema import SavedConfig


def load_network(path: Path) -> tuple[PoseNet, CheckpointFacts]:
    """The network, on the CPU in evaluation mode, and its facts.

    Args:
        path: an exported .safetensors; a run's folder, of which the best checkpoint is taken; or a folder in its
            `checkpoints`.

    Raises UserError when it is missing.
    """
    if not path.is_dir():
        return load_checkpoint(path)
    is_checkpoint = (path / "model.safetensors").is_file()
    config = read_saved_config(path.parent.parent if is_checkpoint else path)
    checkpoint = path if is_checkpoint else best_checkpoint(path)
    weights = read_weights(checkpoint)
    structure = offline(config.network, weights)
    if found := mismatch(structure, {name: tuple(weight.shape) for name, weight in weights.items()}):
        raise UserError(f"The checkpoint {checkpoint} does not match the run's {CONFIG} ({found}): {DAMAGED}.")
    net = PoseNet(structure)
    fill(net, weights, checkpoint)
    return net.eval(), _facts(config)


def spatial_part(net: PoseNet) -> PoseNet:
    """The stage 1 network that a stage 2 network was trained on: the same weights without the temporal encoder."""
    blank = replace(net.config.backbone, name=net.backbone.blank)
    part = PoseNet(replace(net.config, stage=1, num_frame=1, backbone=blank))
    part.load_state_dict({name: weight for name, weight in net.state_dict().items() if name in part.state_dict()})
    return part.eval()


def hand_model_name(facts: CheckpointFacts, file: Path | None) -> HandModelName:
    """Which hand model a network is for; UserError when it is MANO and its file was not given."""
    if facts.hand_model != "mano":
        return "free"
    if file is None:
        raise UserError("The network was trained with MANO: give your MANO_RIGHT.pkl with --hand-model.")
    return "mano"


def _facts(config: SavedConfig) -> CheckpointFacts:
    return CheckpointFacts(
        hand_model=config.hand_model,
        hand_model_sha256=_hand_model_sha256(config.hand_model_file),
        training_data=tuple(about(place, "source") or Path(place).name for place in config.train),
    )


def _hand_model_sha256(file: str | None) -> str:
    try:
        return sha256(Path(file) if file else default_model_path())
    except OSError as error:
        raise UserError(
            f"The run's hand model {file} cannot be read ({reason(error)}): put it back, or give its new place as "
            f"data.hand_model_file in the run's {CONFIG}."
        ) from error
