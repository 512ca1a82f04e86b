package io.bobbin.client.submit;

import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.control.ControlSecret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.client.util.YarnClientUtils;

/** What the application master may do and how it proves who it is. */
final class MasterCredentials {
  private MasterCredentials() {}

  /**
   * The tokens of a container's launch context: the control secret and, on a cluster with Kerberos,
   * delegation tokens for the file systems.
   */
  static ByteBuffer of(ControlSecret secret, Configuration hadoop, Set<FileSystem> fileSystems)
      throws IOException {
    Credentials credentials = new Credentials();
    credentials.addSecretKey(new Text(ContainerLayout.CONTROL_SECRET), secret.toBytes());
    if (UserGroupInformation.isSecurityEnabled()) {
      credentials.mergeAll(UserGroupInformation.getCurrentUser().getCredentials());
      String renewer = YarnClientUtils.getRmPrincipal(hadoop);
      for (FileSystem fileSystem : fileSystems) {
        fileSystem.addDelegationTokens(renewer, credentials);
      }
    }
    try (DataOutputBuffer buffer = new DataOutputBuffer()) {
      credentials.writeTokenStorageToStream(buffer);
      return ByteBuffer.wrap(buffer.getData(), 0, buffer.getLength());
    }
  }
}
