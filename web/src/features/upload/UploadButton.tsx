import { File as FileIcon, Folder, Upload } from 'lucide-react'
import { type ChangeEvent, useRef } from 'react'
import { Button } from '@/ui/Button'
import { Menu, MenuItem } from '@/ui/Menu'
import { fromPicker } from './source/sourceFile'
import { useUploads } from './UploadContext'

/** Opens the system's picker, for files or for a folder. */
export function UploadButton() {
  const { add } = useUploads()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)

  const onChange = (event: ChangeEvent<HTMLInputElement>): void => {
    add(fromPicker(event.target.files ?? []))
    // The same choice again is a choice too.
    event.target.value = ''
  }
  return (
    <>
      <Menu
        label="Upload"
        trigger={
          <Button kind="primary">
            <Upload aria-hidden />
            Upload
          </Button>
        }
      >
        <MenuItem icon={<FileIcon aria-hidden />} onAction={() => files.current?.click()}>
          Files
        </MenuItem>
        <MenuItem icon={<Folder aria-hidden />} onAction={() => folder.current?.click()}>
          Folder
        </MenuItem>
      </Menu>
      <input ref={files} type="file" multiple hidden data-testid="pick-files" onChange={onChange} />
      <input ref={folder} type="file" webkitdirectory="" hidden data-testid="pick-folder" onChange={onChange} />
    </>
  )
}
