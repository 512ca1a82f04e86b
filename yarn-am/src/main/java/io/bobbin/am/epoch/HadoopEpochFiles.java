package io.bobbin.am.epoch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Epochs on a file system of Hadoop's, by the interface that has an atomic rename. */
final class HadoopEpochFiles implements EpochFiles {
  private final FileContext files;
  private final Path epochs;

  /**
   * @param epochs the directory in which there is that of the epoch
   */
  HadoopEpochFiles(URI epochs, Configuration hadoop) throws IOException {
    this.epochs = new Path(epochs);
    this.files = FileContext.getFileContext(epochs, hadoop);
  }

  private Path path(String name) {
    return name.isEmpty() ? epochs : new Path(epochs, name);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    files.rename(path(from), path(to));
  }

  @Override
  public void replace(String from, String to) throws IOException {
    files.rename(path(from), path(to), Rename.OVERWRITE);
  }

  @Override
  public OutputStream create(String path) throws IOException {
    return files.create(path(path), EnumSet.of(CreateFlag.CREATE), CreateOpts.donotCreateParent());
  }

  @Override
  public InputStream open(String path) throws IOException {
    return files.open(path(path));
  }

  @Override
  public boolean delete(String path) throws IOException {
    return files.delete(path(path), false);
  }

  @Override
  public List<String> list(String directory) throws IOException {
    List<String> names = new ArrayList<>();
    RemoteIterator<FileStatus> all = files.listStatus(path(directory));
    while (all.hasNext()) {
      names.add(all.next().getPath().getName());
    }
    return names;
  }

  @Override
  public boolean exists(String directory) throws IOException {
    return files.util().exists(path(directory));
  }
}
