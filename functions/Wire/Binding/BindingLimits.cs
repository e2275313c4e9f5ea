namespace ServerlessDam.Functions.Wire.Binding;

/// <summary>What a request may hold, so that no client fills memory or disk.</summary>
internal static class BindingLimits
{
    /// <summary>Values of all parameters together; the longest call of an SDK has some 2 000.</summary>
    public const int Values = 5_000;

    public const int NameLength = 256;

    /// <summary>In UTF-16 units; no parameter but <c>file</c> needs as much.</summary>
    public const int ValueLength = 1024 * 1024;

    /// <summary>Values of all parameters together, in UTF-16 units.</summary>
    public const int TotalLength = 8 * 1024 * 1024;

    /// <summary>A data URI, in characters; the real service stops near 62.9 million.</summary>
    public const int DataUriLength = 64 * 1024 * 1024;

    /// <summary>Headers of one part of a multipart body, in bytes.</summary>
    public const int PartHeaders = 16 * 1024;

    /// <summary>What a body may have beside the file: parameters and the frames of parts.</summary>
    public const int BesideFile = 16 * 1024 * 1024;
}
