package io.bobbin.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** Flink's own jar, as it is built for the class path. */
class RpcSystemJarTest {
  private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  @TempDir static Path directory;
  private static Map<String, byte[]> content;

  @BeforeAll
  static void build() throws IOException {
    Path original = directory.resolve("flink-rpc-akka.jar");
    try (InputStream nested =
        RpcSystemJarTest.class.getResourceAsStream("/" + original.getFileName())) {
      Files.copy(nested, original);
    }
    content = new TreeMap<>();
    byte[] built = new RpcSystemJar(original, TIME).bytes();
    try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(built))) {
      for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
        content.put(entry.getName(), jar.readAllBytes());
      }
    }
  }

  @Test
  void holdsNothingThatAProgramMayBring() {
    assertThat(content.keySet())
        .contains(
            "io.bobbin.rpc.reference.conf",
            "io/bobbin/rpc/scala/Option.class",
            "io/bobbin/rpc/org/apache/pekko/actor/ActorSystem.class",
            "org/apache/flink/runtime/rpc/pekko/PekkoRpcSystem.class")
        .noneMatch(RpcSystemJarTest::mayBeAProgramsOwn);
  }

  @Test
  void itsClassesNeedNothingThatAProgramMayBring() {
    Set<String> names = new TreeSet<>();
    Remapper collector =
        new Remapper(Opcodes.ASM9) {
          @Override
          public String map(String name) {
            names.add(name);
            return name;
          }
        };
    content.forEach(
        (name, bytes) -> {
          if (name.endsWith(".class")) {
            new ClassReader(bytes).accept(new ClassRemapper(new ClassWriter(0), collector), 0);
          }
        });
    assertThat(names)
        .contains("io/bobbin/rpc/scala/Option")
        .noneMatch(RpcSystemJarTest::mayBeAProgramsOwn);
  }

  @Test
  void nothingElseOfTheClassPathHoldsItEither() throws IOException {
    Set<String> found = new TreeSet<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (part.endsWith(".jar")) {
        try (JarFile jar = new JarFile(part);
            Stream<JarEntry> entries = jar.stream()) {
          entries
              .map(JarEntry::getName)
              .filter(RpcSystemJarTest::mayBeAProgramsOwn)
              .forEach(name -> found.add(part + ": " + name));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static boolean mayBeAProgramsOwn(String name) {
    return name.equals("reference.conf")
        || Stream.of("scala/", "org/apache/pekko/", "com/typesafe/").anyMatch(name::startsWith);
  }
}
