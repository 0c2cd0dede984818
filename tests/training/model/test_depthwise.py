"""The quicker depthwise convolutions: what they give and their gradients are SameConv's."""

import pytest
import torch

from handmirror.core.network.landmark_net import LandmarkNet
from handmirror.core.network.layers import SameConv
from handmirror.training.model.depthwise import QuickDepthwise, use_quick_depthwise


@pytest.mark.parametrize("stride", [1, 2])
def test_results_and_gradients_are_those_of_the_plain_convolution(stride):
    torch.manual_seed(stride)
    plain, quick = (SameConv(6, 6, 5, stride, groups=6) for _ in range(2))
    quick.load_state_dict(plain.state_dict())
    use_quick_depthwise(quick)
    assert isinstance(quick, QuickDepthwise)
    found = []
    for conv in (plain, quick):
        x = torch.arange(3 * 6 * 14 * 14).reshape(3, 6, 14, 14).float().sin().requires_grad_()
        y = conv(x)
        y.square().sum().backward()
        found.append((y.detach(), x.grad, conv.weight.grad, conv.bias.grad))
    for mine, theirs in zip(*found, strict=True):
        torch.testing.assert_close(theirs, mine, atol=1e-4, rtol=1e-4)


def test_only_wide_kernels_of_single_channels_are_replaced():
    net = LandmarkNet("lite")
    use_quick_depthwise(net)
    quick = {conv.kernel_size for conv in net.modules() if isinstance(conv, QuickDepthwise)}
    plain = {conv.kernel_size for conv in net.modules() if type(conv) is SameConv}
    assert quick == {(5, 5)}
    assert plain == {(1, 1), (3, 3)}
