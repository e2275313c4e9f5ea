using NetVips.Interop;

namespace NetVips;

public partial class Image
{
    public int Width => Field<int>("width");

    public int Height => Field<int>("height");

    public int Bands => Field<int>("bands");

    public Enums.BandFormat Format => (Enums.BandFormat)Field<int>("format");

    public Enums.Coding Coding => (Enums.Coding)Field<int>("coding");

    public Enums.Interpretation Interpretation => (Enums.Interpretation)Field<int>("interpretation");

    /// <summary>Pixels per millimetre.</summary>
    public double Xres => Field<double>("xres");

    /// <inheritdoc cref="Xres"/>
    public double Yres => Field<double>("yres");

    public int Xoffset => Field<int>("xoffset");

    public int Yoffset => Field<int>("yoffset");

    /// <summary>Of one page or frame, where pages lie below each other; otherwise the height.</summary>
    public int PageHeight => LibVipsObjects.GetPageHeight(this);

    public bool HasAlpha() => LibVipsObjects.HasAlpha(this) != 0;

    /// <summary>The type of a field; 0 when there is none of that name.</summary>
    public override nint GetTypeOf(string name) => LibVipsObjects.GetTypeof(this, name);

    public bool Contains(string name) => GetTypeOf(name) != 0;

    /// <summary>A field of the header or of the metadata; its C# type follows from the field's.</summary>
    /// <exception cref="VipsException">There is none of that name.</exception>
    public object Get(string name)
    {
        if (LibVipsObjects.GetField(this, name, out var value) != 0)
            throw new VipsException($"unable to get {name}");
        using var typed = new GValue(value);
        return typed.Get()!;
    }

    /// <summary>The names of all fields.</summary>
    public string[] GetFields() => NativeText.TakeAll(LibVipsObjects.GetFields(this));

    private T Field<T>(string name) => (T)Get(name);
}
