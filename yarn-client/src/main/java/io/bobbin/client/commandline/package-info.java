/** Command lines written for Flink 1.x, in the words of the release in use. Pure: no I/O. */
package io.bobbin.client.commandline;
