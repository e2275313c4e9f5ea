using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Native;

/// <summary>
/// The C API of the runtime (onnxruntime_c_api.h): a table of functions, to which versions only append. The library is found by its
/// soname: beside the program, on the system's path, or loaded by whoever knows where it is.
/// </summary>
internal static unsafe class OrtLibrary
{
    private const string SoName = "libonnxruntime.so.1";

    /// <summary>The oldest version of the API that has all that is used here.</summary>
    private const uint ApiVersion = 17;

    private static readonly Lazy<(nint Table, string Version)> Api = new(Load);

    /// <summary>Of the library, such as <c>1.30.0</c>.</summary>
    public static string Version => Api.Value.Version;

    /// <exception cref="DllNotFoundException">The library is not there.</exception>
    public static void* Function(OrtFunction function) => ((void**)Api.Value.Table)[(int)function];

    /// <summary>Calls return null, or a status that says what went wrong.</summary>
    /// <exception cref="OnnxRuntimeException">It went wrong.</exception>
    public static void Check(nint status)
    {
        if (status == 0)
        {
            return;
        }

        var code = ((delegate* unmanaged<nint, int>)Function(OrtFunction.GetErrorCode))(status);
        var message = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)Function(OrtFunction.GetErrorMessage))(status));
        Release(OrtFunction.ReleaseStatus, status);
        throw new OnnxRuntimeException(code, message ?? "");
    }

    public static void Release(OrtFunction function, nint handle) => ((delegate* unmanaged<nint, void>)Function(function))(handle);

    /// <summary>Calls a function that makes something and needs nothing for it.</summary>
    public static nint Create(OrtFunction function)
    {
        nint made;
        Check(((delegate* unmanaged<nint*, nint>)Function(function))(&made));
        return made;
    }

    private static (nint Table, string Version) Load()
    {
        var library = NativeLibrary.Load(SoName, typeof(OrtLibrary).Assembly, null);
        var apiBase = ((delegate* unmanaged<nint*>)NativeLibrary.GetExport(library, "OrtGetApiBase"))();
        var table = ((delegate* unmanaged<uint, nint>)apiBase[0])(ApiVersion);
        var version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)apiBase[1])()) ?? "";
        return table != 0 ? (table, version) : throw new DllNotFoundException($"{SoName} {version} lacks version {ApiVersion} of the API");
    }
}
