/** Makes pictures of the mark while the product is built; not part of what is shipped. */
package steward.icons.artwork;
