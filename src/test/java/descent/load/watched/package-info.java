/** A Prometheus that watches a server under load, and a picture of what it says. */
package descent.load.watched;
