using System.Globalization;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Upload.Remote;

namespace ServerlessDam.Functions.Wire.Binding;

/// <summary>Takes the one file of a request to disk.</summary>
internal sealed class FileSpooler(SpoolFolder spool, long maximum)
{
    private string? _path;

    /// <summary>Null while none came.</summary>
    public SpooledFile? File { get; private set; }

    /// <summary>Bytes as they are.</summary>
    public async Task TakeAsync(Stream content, string? fileName, string? mediaType, CancellationToken cancellationToken)
    {
        await using var target = Open();
        await new LimitedStream(content, maximum, read => TooLarge(read, maximum)).CopyToAsync(target, 128 * 1024, cancellationToken);
        File = new SpooledFile(target.Name, fileName is { Length: > 0 } ? fileName : null, target.Position, mediaType);
    }

    /// <summary>The bytes that a data URI stands for. <paramref name="text"/> is the whole URI in UTF-8.</summary>
    public async Task TakeDataUriAsync(Stream text, CancellationToken cancellationToken)
    {
        await using var target = Open();
        var characters = new LimitedStream(text, BindingLimits.DataUriLength, read => TooLarge(read, BindingLimits.DataUriLength));
        var mediaType = await DataUri.DecodeAsync(characters, target, cancellationToken);
        if (target.Position > maximum)
            throw TooLarge(target.Position, maximum);
        File = new SpooledFile(target.Name, null, target.Position, mediaType);
    }

    public void Discard()
    {
        if (_path is not null)
            System.IO.File.Delete(_path);
    }

    public static DamException TooLarge(long size, long maximum) => DamException.Invalid(string.Create(
        CultureInfo.InvariantCulture,
        $"File size too large. Got {size}. Maximum is {maximum}."));

    private FileStream Open()
    {
        if (_path is not null)
            throw DamException.Invalid("Only one file is taken per request");

        var target = spool.Create();
        _path = target.Name;
        return target;
    }
}
