/**
 * Keeps Flink's own integration with YARN, which every distribution of Flink carries in its {@code
 * flink-dist} jar, from answering for the targets that Bobbin answers for. Flink's scripts put that
 * jar behind all others of {@code lib}, so that these classes are found instead of those with the
 * same names; where the order is another, Flink says that there are several factories.
 */
package org.apache.flink.yarn;
