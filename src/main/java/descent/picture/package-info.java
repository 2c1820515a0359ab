/**
 * A race as a picture that needs no browser's script: the landscape in bands, the paths over it. A
 * page shows it before its lab has been loaded, and other sites show it beside a link. Begin with
 * {@link descent.picture.RacePicture}.
 */
@NullMarked
package descent.picture;

import org.jspecify.annotations.NullMarked;
