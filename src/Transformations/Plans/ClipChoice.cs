namespace ServerlessDam.Transformations.Plans;

/// <summary><c>fl_clip</c>, <c>fl_clip_evenodd</c>: what lies outside a path that was stored with the picture is cut away.</summary>
/// <param name="IsEvenOdd">Where the path winds around a place twice, that is outside again.</param>
/// <param name="Number"><c>pg_2</c>: which of the stored paths, from 1; null when none was numbered.</param>
/// <param name="Name"><c>pg_name:a</c>: the path of that name; null when none was named. Without both it is the one that the file calls its clipping path, or its first.</param>
public sealed record ClipChoice(bool IsEvenOdd, int? Number = null, string? Name = null);
