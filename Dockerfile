# Handmirror without its window, for `handmirror batch`, `handmirror track` and others; docs/docker.md says more.
#
#   docker build --tag handmirror .                                    # for processors
#   docker build --tag handmirror:cuda --build-arg DEVICE=cuda .       # for NVIDIA GPUs

ARG PYTHON=3.13
ARG DEVICE=cpu

FROM python:${PYTHON}-slim-trixie AS libraries
RUN python -m venv /opt/handmirror
ENV PATH=/opt/handmirror/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_NO_DEPS=1
COPY .ci/locks /locks
# without the libraries of the window
RUN sed -E '/^(pyopengl|pyqt)/,/[^\\]$/d' /locks/run.txt > /locks/headless.txt \
    && pip install --require-hashes --only-binary :all: \
        -r /locks/headless.txt -r /locks/export.txt -r /locks/remote.txt

# tracking on a processor does without PyTorch
FROM libraries AS cpu

FROM libraries AS cuda
RUN pip install --require-hashes --only-binary :all: -r /locks/torch.txt -r /locks/cuda.txt

FROM ${DEVICE} AS complete
COPY . /source
RUN pip install --no-build-isolation /source && python -m compileall -q -j 0 /opt/handmirror/lib

FROM python:${PYTHON}-slim-trixie
LABEL org.opencontainers.image.title=Handmirror \
    org.opencontainers.image.licenses=Apache-2.0
COPY --from=complete /opt/handmirror /opt/handmirror
RUN useradd --uid 1000 --create-home --shell /usr/sbin/nologin handmirror
# HOME for `docker run --user` with a number that has no name; NVIDIA_... is read by NVIDIA's container toolkit alone
ENV PATH=/opt/handmirror/bin:$PATH HOME=/home/handmirror \
    NVIDIA_VISIBLE_DEVICES=all NVIDIA_DRIVER_CAPABILITIES=compute,utility
USER 1000:1000
WORKDIR /data
ENTRYPOINT ["handmirror"]
CMD ["--help"]
