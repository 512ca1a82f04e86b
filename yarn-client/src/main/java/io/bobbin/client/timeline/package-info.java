/** Where the start of an application went, as its master and YARN know it. */
package io.bobbin.client.timeline;
