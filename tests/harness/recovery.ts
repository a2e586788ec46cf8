import '../../language-server/recovery';
