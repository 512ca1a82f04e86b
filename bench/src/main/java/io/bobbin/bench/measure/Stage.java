package io.bobbin.bench.measure;

/** What happens between two milestones of a start. */
public enum Stage {
  CLIENT("client", "#4c78a8"),
  UPLOAD("upload", "#f58518"),
  YARN("waiting for YARN", "#bab0ac"),
  MASTER("master's start", "#54a24b"),
  CONTAINER("container's start", "#b279a2"),
  DEPLOYMENT("deployment", "#e45756");

  private final String label;
  private final String colour;

  Stage(String label, String colour) {
    this.label = label;
    this.colour = colour;
  }

  public String label() {
    return label;
  }

  /** In a picture. */
  public String colour() {
    return colour;
  }
}
