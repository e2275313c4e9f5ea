namespace ServerlessDam.Transformations;

/// <summary>
/// The one error of this room: a URL or transformation that cannot be carried out as written. The caller answers 400 with
/// <see cref="Exception.Message"/>, which is in the words of the wire (<c>Invalid width in transformation: abc</c>).
/// </summary>
public sealed class TransformationException(string message, int position = 0) : Exception(message)
{
    /// <summary>Where in the raw text the offending parameter starts, in characters from 0; 0 where no single place is to blame.</summary>
    public int Position { get; } = position;

    /// <summary>The picture, as it came or as it would become, is too large: another one may do.</summary>
    public bool IsOfSize { get; init; }
}
