using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.OnnxRuntime.Native;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>How a model is opened.</summary>
public sealed class SessionOptions : SafeHandle
{
    private GraphOptimizationLevel _graphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL;
    private bool _enableCpuMemArena = true;
    private bool _enableMemoryPattern = true;
    private int _intraOpNumThreads;
    private int _interOpNumThreads;

    public SessionOptions()
        : base(0, ownsHandle: true)
        => SetHandle(OrtLibrary.Create(OrtFunction.CreateSessionOptions));

    public override bool IsInvalid => handle == 0;

    public GraphOptimizationLevel GraphOptimizationLevel
    {
        get => _graphOptimizationLevel;
        set
        {
            Set(OrtFunction.SetSessionGraphOptimizationLevel, (int)value);
            _graphOptimizationLevel = value;
        }
    }

    /// <summary>Threads of one operation; 0 is one for each core.</summary>
    public int IntraOpNumThreads
    {
        get => _intraOpNumThreads;
        set
        {
            Set(OrtFunction.SetIntraOpNumThreads, value);
            _intraOpNumThreads = value;
        }
    }

    /// <summary>Operations that run at once, where the mode of execution allows it.</summary>
    public int InterOpNumThreads
    {
        get => _interOpNumThreads;
        set
        {
            Set(OrtFunction.SetInterOpNumThreads, value);
            _interOpNumThreads = value;
        }
    }

    /// <summary>Whether memory that was needed once is kept for the next call.</summary>
    public unsafe bool EnableCpuMemArena
    {
        get => _enableCpuMemArena;
        set
        {
            var function = value ? OrtFunction.EnableCpuMemArena : OrtFunction.DisableCpuMemArena;
            OrtLibrary.Check(((delegate* unmanaged<nint, nint>)OrtLibrary.Function(function))(handle));
            _enableCpuMemArena = value;
        }
    }

    /// <summary>Whether a call takes its memory in one block, of the size that the one before it needed.</summary>
    public unsafe bool EnableMemoryPattern
    {
        get => _enableMemoryPattern;
        set
        {
            var function = value ? OrtFunction.EnableMemPattern : OrtFunction.DisableMemPattern;
            OrtLibrary.Check(((delegate* unmanaged<nint, nint>)OrtLibrary.Function(function))(handle));
            _enableMemoryPattern = value;
        }
    }

    internal nint Handle => handle;

    public unsafe void AddSessionConfigEntry(string configKey, string configValue)
    {
        fixed (byte* key = Encoding.UTF8.GetBytes(configKey + '\0'))
        fixed (byte* value = Encoding.UTF8.GetBytes(configValue + '\0'))
        {
            OrtLibrary.Check(((delegate* unmanaged<nint, byte*, byte*, nint>)OrtLibrary.Function(OrtFunction.AddSessionConfigEntry))(handle, key, value));
        }
    }

    protected override bool ReleaseHandle()
    {
        OrtLibrary.Release(OrtFunction.ReleaseSessionOptions, handle);
        return true;
    }

    private unsafe void Set(OrtFunction function, int value)
        => OrtLibrary.Check(((delegate* unmanaged<nint, int, nint>)OrtLibrary.Function(function))(handle, value));
}
