package io.bobbin.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The raw figures, as JSON. */
public final class ResultsFile {
  private final Path file;
  private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public ResultsFile(Path file) {
    this.file = file;
  }

  /** What is there; nothing if there is no file. */
  public Results read() throws IOException {
    return Files.exists(file) ? mapper.readValue(file.toFile(), Results.class) : Results.none();
  }

  public void write(Results results) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, mapper.writeValueAsString(results) + "\n");
  }
}
