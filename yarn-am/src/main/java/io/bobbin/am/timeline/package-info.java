/** What the application master notes of its start, tells in its log and keeps on HDFS. */
package io.bobbin.am.timeline;
