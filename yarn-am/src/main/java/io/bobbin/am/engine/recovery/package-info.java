/** Flink's stores of what survives a master, on the directory of this attempt's epoch. */
package io.bobbin.am.engine.recovery;
