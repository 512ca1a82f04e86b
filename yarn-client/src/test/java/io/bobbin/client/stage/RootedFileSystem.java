package io.bobbin.client.stage;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/** A local directory as if it were the root of everything, with its permissions. */
final class RootedFileSystem extends FilterFileSystem {
  private final String root;

  RootedFileSystem(java.nio.file.Path root) throws IOException {
    super(new RawLocalFileSystem());
    this.root = root.toString();
    fs.initialize(URI.create("file:///"), new Configuration());
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    FileStatus status = fs.getFileStatus(local(path));
    // The permissions of a local file are looked up by its path when they are asked for.
    return new FileStatus(
        status.getLen(),
        status.isDirectory(),
        status.getReplication(),
        status.getBlockSize(),
        status.getModificationTime(),
        status.getAccessTime(),
        status.getPermission(),
        status.getOwner(),
        status.getGroup(),
        path);
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    return fs.mkdirs(local(path));
  }

  @Override
  public void setPermission(Path path, FsPermission permission) throws IOException {
    fs.setPermission(local(path), permission);
  }

  @Override
  public FSDataOutputStream create(Path path, boolean overwrite) throws IOException {
    return fs.create(local(path), overwrite);
  }

  @Override
  public boolean rename(Path source, Path target) throws IOException {
    return fs.rename(local(source), local(target));
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    return fs.delete(local(path), recursive);
  }

  private Path local(Path path) {
    return new Path(root + path.toUri().getPath());
  }
}
