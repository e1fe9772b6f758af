import { Badge } from '../../ui/badge.tsx';

/** Beside the name of what a configuration file manages. */
export const FileBadge = () => <Badge>From a file</Badge>;
