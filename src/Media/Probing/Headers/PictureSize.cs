namespace ServerlessDam.Media.Probing.Headers;

/// <summary>What a header says of a picture that a program will decode; nothing has been decoded.</summary>
/// <param name="HasAlpha">Whether the format's header announces transparency.</param>
internal sealed record PictureSize(int Width, int Height, bool HasAlpha);
