/** The command line. */
package io.bobbin.client.cli;
