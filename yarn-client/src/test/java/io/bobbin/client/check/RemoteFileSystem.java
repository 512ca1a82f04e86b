package io.bobbin.client.check;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.util.functional.RemoteIterators;

/** This machine's files under URLs with the scheme {@code remote}, as if they were a cluster's. */
public final class RemoteFileSystem extends FilterFileSystem {
  public RemoteFileSystem() {
    super(new RawLocalFileSystem());
  }

  /** A configuration that knows the file system. */
  public static Configuration configuration() {
    Configuration hadoop = new Configuration();
    hadoop.setClass("fs.remote.impl", RemoteFileSystem.class, FileSystem.class);
    return hadoop;
  }

  @Override
  public void initialize(URI name, Configuration configuration) throws IOException {
    fs.initialize(URI.create("file:///"), configuration);
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    FileStatus status = fs.getFileStatus(local(path));
    status.setPath(remote(status.getPath()));
    return status;
  }

  @Override
  public RemoteIterator<LocatedFileStatus> listFiles(Path path, boolean recursive)
      throws IOException {
    return RemoteIterators.mappingRemoteIterator(
        fs.listFiles(local(path), recursive),
        status -> {
          status.setPath(remote(status.getPath()));
          return status;
        });
  }

  @Override
  public org.apache.hadoop.fs.FSDataInputStream open(Path path, int buffer) throws IOException {
    return fs.open(local(path), buffer);
  }

  private static Path local(Path path) {
    return new Path(path.toUri().getPath());
  }

  private static Path remote(Path path) {
    return new Path("remote", null, path.toUri().getPath());
  }
}
