/** What touches YARN: the heartbeat to the ResourceManager and the launcher of containers. */
package io.bobbin.am.yarn;
