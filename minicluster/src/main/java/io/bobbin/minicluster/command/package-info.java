/** The command line {@code start}, {@code status} and {@code stop}. */
package io.bobbin.minicluster.command;
