using System.Globalization;
using System.Text;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>Writes the objects of a PDF one after the other, numbered from 1, and the table of where they are (ISO 32000-1, 7.5). The first is the catalog.</summary>
internal sealed class PdfFile : IDisposable
{
    private readonly Stream _file;
    private readonly List<long> _offsets = [];

    public PdfFile(Stream file)
    {
        _file = file;
        Write("%PDF-1.4\n%âãÏÓ\n");
    }

    public void Add(string dictionary) => Object(() => Write(dictionary));

    /// <param name="entries">Of the stream's dictionary; its length is added.</param>
    public void Add(string entries, ReadOnlyMemory<byte> stream) => Object(() =>
    {
        Write(string.Create(CultureInfo.InvariantCulture, $"<< {entries} /Length {stream.Length} >>\nstream\n"));
        _file.Write(stream.Span);
        Write("\nendstream");
    });

    public void End()
    {
        var table = _file.Position;
        Write(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {_offsets.Count + 1}\n0000000000 65535 f \n"));
        foreach (var offset in _offsets)
            Write(string.Create(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        Write(string.Create(CultureInfo.InvariantCulture, $"trailer\n<< /Size {_offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
    }

    public void Dispose() => _file.Dispose();

    private void Object(Action body)
    {
        _offsets.Add(_file.Position);
        Write(string.Create(CultureInfo.InvariantCulture, $"{_offsets.Count} 0 obj\n"));
        body();
        Write("\nendobj\n");
    }

    private void Write(string text) => _file.Write(Encoding.Latin1.GetBytes(text));
}
