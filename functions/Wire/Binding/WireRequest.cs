using System.Text.Json;

namespace ServerlessDam.Functions.Wire.Binding;

/// <summary>What a client sent, read once and whole: parameters, the file if there was one, its place in a chunked upload.</summary>
public sealed class WireRequest : IAsyncDisposable
{
    internal WireRequest(WireParameters parameters, SpooledFile? file, ChunkRange? chunk)
        => (Parameters, File, Chunk) = (parameters, file, chunk);

    /// <summary>After authentication by signature these are the signed ones alone.</summary>
    public WireParameters Parameters { get; internal set; }

    /// <summary>Bytes of <c>file</c>, sent as a part or as a data URI. For a URL it is null and <c>Text("file")</c> has it.</summary>
    public SpooledFile? File { get; }

    public ChunkRange? Chunk { get; }

    /// <inheritdoc cref="WireParameters.Text"/>
    public string? Text(string name) => Parameters.Text(name);

    /// <inheritdoc cref="WireParameters.Required"/>
    public string Required(string name) => Parameters.Required(name);

    /// <inheritdoc cref="WireParameters.Has"/>
    public bool Has(string name) => Parameters.Has(name);

    /// <inheritdoc cref="WireParameters.WasSent"/>
    public bool WasSent(string name) => Parameters.WasSent(name);

    /// <inheritdoc cref="WireParameters.Flag"/>
    public bool? Flag(string name) => Parameters.Flag(name);

    /// <inheritdoc cref="WireParameters.Integer"/>
    public long? Integer(string name, long least = 0, long most = long.MaxValue) => Parameters.Integer(name, least, most);

    /// <inheritdoc cref="WireParameters.Number"/>
    public double? Number(string name) => Parameters.Number(name);

    /// <inheritdoc cref="WireParameters.List"/>
    public IReadOnlyList<string> List(string name) => Parameters.List(name);

    /// <inheritdoc cref="WireParameters.SplitList"/>
    public IReadOnlyList<string> SplitList(string name) => Parameters.SplitList(name);

    /// <inheritdoc cref="WireParameters.Json"/>
    public JsonElement? Json(string name) => Parameters.Json(name);

    /// <summary>Deletes the spooled file if it is still there.</summary>
    public ValueTask DisposeAsync()
    {
        if (File is { } file)
            System.IO.File.Delete(file.Path);
        return ValueTask.CompletedTask;
    }
}
