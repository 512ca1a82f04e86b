package io.bobbin.minicluster.daemon;

import io.bobbin.minicluster.MiniClusterSettings;
import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.protocol.HdfsConstants.DatanodeReportType;
import org.apache.hadoop.hdfs.server.datanode.DataNode;
import org.apache.hadoop.hdfs.server.namenode.NameNode;
import org.apache.hadoop.security.UserGroupInformation;

/** A NameNode and a DataNode. */
final class Hdfs {

  /** Where node managers put the logs of finished applications; they demand mode 1777. */
  static final String APPLICATION_LOGS = "/tmp/logs";

  private final NameNode nameNode;
  private final DataNode dataNode;

  private Hdfs(NameNode nameNode, DataNode dataNode) {
    this.nameNode = nameNode;
    this.dataNode = dataNode;
  }

  /** Formats the file system, starts it and makes the directories that an installation has. */
  static Hdfs start(MiniClusterSettings settings) throws IOException {
    format();
    NameNode nameNode = NameNode.createNameNode(new String[0], new HdfsConfiguration());
    DataNode dataNode = DataNode.createDataNode(new String[0], new HdfsConfiguration());
    createDirectories(settings);
    return new Hdfs(nameNode, dataNode);
  }

  /** Makes an empty file system, once in a cluster's life. */
  static void format() throws IOException {
    NameNode.format(new HdfsConfiguration());
  }

  /** Makes the directories that an installation has. */
  static void createDirectories(MiniClusterSettings settings) throws IOException {
    try (FileSystem hdfs = FileSystem.newInstance(new HdfsConfiguration())) {
      make(hdfs, "/", "755");
      make(hdfs, "/tmp", "1777");
      make(hdfs, APPLICATION_LOGS, "1777");
      make(hdfs, "/user", "755");
      make(hdfs, "/user/" + UserGroupInformation.getCurrentUser().getShortUserName(), "755");
      for (String user : settings.homes()) {
        hdfs.setOwner(make(hdfs, "/user/" + user, "755"), user, user);
      }
    }
  }

  private static Path make(FileSystem hdfs, String name, String mode) throws IOException {
    Path path = new Path(name);
    hdfs.mkdirs(path);
    // mkdirs is subject to the umask, this is not.
    hdfs.setPermission(path, new FsPermission(mode));
    return path;
  }

  /** Whether files can be written, as a client sees it. */
  static boolean canBeWritten() throws IOException {
    try (FileSystem hdfs = FileSystem.newInstance(new HdfsConfiguration())) {
      DistributedFileSystem distributed = (DistributedFileSystem) hdfs;
      return !distributed.isInSafeMode()
          && distributed.getDataNodeStats(DatanodeReportType.LIVE).length > 0;
    }
  }

  /** Whether files can be written. */
  boolean isUp() {
    return !nameNode.isInSafeMode()
        && nameNode.getNamesystem().getNumLiveDataNodes() == 1
        && dataNode.isDatanodeFullyStarted();
  }
}
