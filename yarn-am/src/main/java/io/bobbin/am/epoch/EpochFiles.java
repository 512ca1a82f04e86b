package io.bobbin.am.epoch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * All that the protocol asks of a file system. Each call is atomic; writing to what {@link #create}
 * returned goes on even if a directory above it has another name by then. Paths are relative to the
 * directory of the application's epochs.
 */
interface EpochFiles {
  /**
   * Gives a directory another name, if there is none of that name.
   *
   * @throws FileNotFoundException if it is not there
   */
  void rename(String from, String to) throws IOException;

  /**
   * Puts a file in the place of another, which need not be there.
   *
   * @throws FileNotFoundException if the first or its new directory is not there
   */
  void replace(String from, String to) throws IOException;

  /**
   * Begins a file; makes no directory.
   *
   * @throws FileNotFoundException if its directory is not there
   */
  OutputStream create(String path) throws IOException;

  /**
   * Opens a file.
   *
   * @throws FileNotFoundException if it is not there
   */
  InputStream open(String path) throws IOException;

  /** Removes a file; false if it is not there. */
  boolean delete(String path) throws IOException;

  /**
   * The names of what is in a directory; with an empty path, in that of the epochs.
   *
   * @throws FileNotFoundException if it is not there
   */
  List<String> list(String directory) throws IOException;

  /** Whether there is such a directory. */
  boolean exists(String directory) throws IOException;
}
