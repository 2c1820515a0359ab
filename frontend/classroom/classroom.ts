/** The pages of a live class, without the labs: small enough for a hall of phones. */
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/classroom.css';
import '../styles/classroom-votes.css';
import '../styles/classroom-hall.css';
import '../styles/classroom-lecture.css';
import './student';
import './desk';
import './screen';
import './lecture';
