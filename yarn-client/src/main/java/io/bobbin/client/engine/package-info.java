/** The only package of the client that knows Flink beyond its configuration classes. */
package io.bobbin.client.engine;
