namespace ServerlessDam.Functions.Wire.Binding;

/// <summary>The bytes of <c>file</c>, on disk. It is the request's: gone once the answer is written, unless moved away before.</summary>
/// <param name="Path">In the spool folder, which only this process's user may enter.</param>
/// <param name="FileName">As the client named it, without folders; null for a data URI or a nameless part.</param>
/// <param name="SizeInBytes">May be 0.</param>
/// <param name="MediaType">As claimed by the client; null when it claimed nothing.</param>
public sealed record SpooledFile(string Path, string? FileName, long SizeInBytes, string? MediaType);
