using System.Text;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Functions.Wire.Binding;

/// <summary>
/// A multipart body, read part by part as it comes in. The framework's reader takes headers for UTF-8 and loses what is not; this
/// one hands on the bytes.
/// </summary>
internal sealed class MultipartBody(Stream body, string boundary)
{
    private static readonly byte[] LineEnd = "\r\n"u8.ToArray();
    private static readonly byte[] HeadersEnd = "\r\n\r\n"u8.ToArray();

    private readonly byte[] _delimiter = Encoding.Latin1.GetBytes("\r\n--" + boundary);
    private readonly byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;
    private bool _started;
    private bool _partOpen;

    /// <summary>The headers of the next part, what is left of the one before being skipped; null after the last.</summary>
    /// <exception cref="DamException">Not a multipart body, or one cut short.</exception>
    public async Task<PartHeaders?> NextAsync(CancellationToken cancellationToken)
    {
        Begin();
        var skipped = _partOpen ? new byte[16 * 1024] : [];
        while (await ReadAsync(skipped, cancellationToken) > 0)
            continue;

        // Behind a boundary: two dashes end the body, anything else is padding up to the end of the line.
        await NeedAsync(2, cancellationToken);
        if (_buffer.AsSpan(_start, 2).SequenceEqual("--"u8))
            return null;

        _start += await FindAsync(LineEnd, cancellationToken);
        var length = await FindAsync(HeadersEnd, cancellationToken);
        var headers = PartHeaders.Parse(_buffer.AsSpan(_start, length));
        _start += length + HeadersEnd.Length;
        _partOpen = true;
        return headers;
    }

    /// <summary>Reads from the open part; 0 at its end.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        while (_partOpen)
        {
            var found = _buffer.AsSpan(_start, _end - _start).IndexOf(_delimiter);
            var certain = found >= 0 ? found : Math.Max(0, _end - _start - _delimiter.Length + 1);
            if (certain > 0)
            {
                var length = Math.Min(certain, target.Length);
                _buffer.AsMemory(_start, length).CopyTo(target);
                _start += length;
                return length;
            }
            if (found == 0)
            {
                _start += _delimiter.Length;
                _partOpen = false;
            }
            else
            {
                await FillAsync(cancellationToken);
            }
        }
        return 0;
    }

    /// <summary>What comes before the first boundary is a part that nobody reads; a body may begin with its boundary at once.</summary>
    private void Begin()
    {
        if (_started)
            return;

        "\r\n"u8.CopyTo(_buffer);
        _end = 2;
        _started = _partOpen = true;
    }

    private async Task<int> FindAsync(byte[] mark, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = _buffer.AsSpan(_start, _end - _start).IndexOf(mark);
            if (found >= 0)
                return found;
            if (_end - _start > BindingLimits.PartHeaders)
                throw DamException.Invalid("Invalid multipart body - the headers of a part are too long");
            await FillAsync(cancellationToken);
        }
    }

    private async Task NeedAsync(int count, CancellationToken cancellationToken)
    {
        while (_end - _start < count)
            await FillAsync(cancellationToken);
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);

        var read = await body.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        if (read == 0)
            throw DamException.Invalid("Invalid multipart body - it ends too early");
        _end += read;
    }
}
