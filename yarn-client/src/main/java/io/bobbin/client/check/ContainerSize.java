package io.bobbin.client.check;

/**
 * A container's resources.
 *
 * @param memory in MiB
 * @param vcores virtual cores
 */
public record ContainerSize(long memory, int vcores) {
  @Override
  public String toString() {
    return memory + " MiB and " + vcores + (vcores == 1 ? " vcore" : " vcores");
  }
}
